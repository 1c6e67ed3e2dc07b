import { z } from "zod";

/** The object schema that describes `value`: unwraps optional schemas and picks the branch of a union that fits. */
export function objectSchemaOf(schema: z.ZodType | undefined, value: object): z.ZodObject | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return objectSchemaOf(schema.unwrap() as z.ZodType, value);
  if (schema instanceof z.ZodUnion) {
    const branches = (schema.options as z.ZodType[]).map((option) => objectSchemaOf(option, value));
    return branches.find((branch) => branch !== undefined && literalsFit(branch, value));
  }
  return schema instanceof z.ZodObject && !Array.isArray(value) ? schema : undefined;
}

/**
 * Every object schema that may describe `value`, of several that its place has: those whose literals it has, or all where it has none of
 * them yet.
 */
export function objectSchemasOf(schemas: readonly z.ZodType[], value: object): z.ZodObject[] {
  const shapes = branchesOf(schemas).filter((schema) => schema instanceof z.ZodObject);
  const fitting = shapes.filter((shape) => literalsFit(shape, value));
  return fitting.length > 0 ? fitting : shapes;
}

/** The schemas of the elements of a list that one of `schemas` describes. */
export function elementSchemasOf(schemas: readonly z.ZodType[]): z.ZodType[] {
  return branchesOf(schemas).flatMap((schema) => (schema instanceof z.ZodArray ? [schema.element as z.ZodType] : []));
}

/** The unit of a number, as docs/schema.json has it. */
export function unitOf(schema: z.ZodType): string | undefined {
  const unit = schema.meta()?.["unit"];
  if (typeof unit === "string") return unit;
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? unitOf(schema.unwrap() as z.ZodType) : undefined;
}

/** Schemas without what wraps them, each union as its branches. */
function branchesOf(schemas: readonly z.ZodType[]): z.ZodType[] {
  return schemas.flatMap((schema): z.ZodType[] => {
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return branchesOf([schema.unwrap() as z.ZodType]);
    return schema instanceof z.ZodUnion ? branchesOf(schema.options as z.ZodType[]) : [schema];
  });
}

/** The schema of a list's elements. */
export function elementSchemaOf(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return elementSchemaOf(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodArray ? (schema.element as z.ZodType) : undefined;
}

/** The schema of one key of an object; undefined for a key that the schema does not know. */
export function propertySchemaOf(schema: z.ZodObject | undefined, key: string): z.ZodType | undefined {
  return schema !== undefined && Object.hasOwn(schema.shape, key) ? (schema.shape[key] as z.ZodType) : undefined;
}

/** true if the value has the literals of a union's branch ("kind": "step") */
function literalsFit(branch: z.ZodObject, value: object): boolean {
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.entries(branch.shape).every(([key, field]) => !(field instanceof z.ZodLiteral) || fields[key] === field.value);
}
