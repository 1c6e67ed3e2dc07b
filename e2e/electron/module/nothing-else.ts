import { EventEmitter } from "node:events";

// Whatever the stand-in does not have is said at the place where the program uses it, instead of being undefined.

/** Asked of anything: by `await`, by JSON, by a test runner. */
const asked = new Set(["then", "toJSON", "nodeType", "asymmetricMatch", "domain"]);

function refusing<T extends object>(base: T, name: string): T {
  return new Proxy(base, {
    get(target, key, receiver): unknown {
      if (typeof key === "symbol" || key in target || asked.has(key)) return Reflect.get(target, key, receiver);
      throw new Error(`The stand-in for Electron has no ${name}.${key}.`);
    },
  });
}

/** See to it that instances of a class, and the class, have nothing but what they have: everything else throws. */
export function nothingElse(constructor: (abstract new (...args: never[]) => object) & { readonly prototype: object }, name: string): void {
  const emits = constructor.prototype instanceof EventEmitter;
  const end = refusing(Object.prototype, name);
  Object.setPrototypeOf(constructor.prototype, emits ? (Object.create(end, Object.getOwnPropertyDescriptors(EventEmitter.prototype)) as object) : end);
  Object.setPrototypeOf(constructor, refusing(emits ? EventEmitter : Function.prototype, name));
}

/** Events of a class that are emitted, or are known and never happen on this stand-in; listening for another throws. */
export function onlyEvents(emitter: EventEmitter, name: string, events: readonly string[]): void {
  const known = new Set<string | symbol>([...events, "newListener", "removeListener", "error"]);
  emitter.on("newListener", (event: string | symbol) => {
    if (!known.has(event)) throw new Error(`The stand-in for Electron has no event ${String(event)} of ${name}.`);
  });
}
