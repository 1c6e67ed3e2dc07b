import { EventEmitter } from "node:events";

// Using something that the stand-in lacks throws where the program uses it, instead of giving undefined.

/** Properties that `await`, JSON and test runners read from any object. */
const asked = new Set(["then", "toJSON", "nodeType", "asymmetricMatch", "domain"]);

function refusing<T extends object>(base: T, name: string): T {
  return new Proxy(base, {
    get(target, key, receiver): unknown {
      if (typeof key === "symbol" || key in target || asked.has(key)) return Reflect.get(target, key, receiver);
      throw new Error(`The stand-in for Electron has no ${name}.${key}.`);
    },
  });
}

/** Make unknown properties of a class and its instances throw. */
export function nothingElse(constructor: (abstract new (...args: never[]) => object) & { readonly prototype: object }, name: string): void {
  const emits = constructor.prototype instanceof EventEmitter;
  const end = refusing(Object.prototype, name);
  Object.setPrototypeOf(constructor.prototype, emits ? (Object.create(end, Object.getOwnPropertyDescriptors(EventEmitter.prototype)) as object) : end);
  Object.setPrototypeOf(constructor, refusing(emits ? EventEmitter : Function.prototype, name));
}

/** Make listening for any other event throw. @param events events that are emitted, and events that never happen on the stand-in */
export function onlyEvents(emitter: EventEmitter, name: string, events: readonly string[]): void {
  const known = new Set<string | symbol>([...events, "newListener", "removeListener", "error"]);
  emitter.on("newListener", (event: string | symbol) => {
    if (!known.has(event)) throw new Error(`The stand-in for Electron has no event ${String(event)} of ${name}.`);
  });
}
