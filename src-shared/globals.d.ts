// The globals that every host has (Node, worker, renderer). Adding one is a design decision: src-shared stays pure.

declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports?: Record<string, Record<string, unknown>>);
    readonly exports: Record<string, unknown>;
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare class TextDecoder {
  constructor(label: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252", options: { fatal: boolean });
  decode(bytes: Uint8Array): string;
}

declare function atob(base64: string): string;
