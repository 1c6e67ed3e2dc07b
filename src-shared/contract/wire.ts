/**
 * A two-way channel for frames, ordered and lossless while it is open: a WebSocket, a port between processes. Frames are what
 * the structured clone algorithm copies (plain objects, typed arrays). The receiver must check them, since anything may arrive.
 */
export interface Wire {
  /** Sends a frame; does nothing once the wire is closed. */
  send(frame: unknown): void;
  /** Sets the only listener; frames that arrived before are delivered to it. */
  onFrame(listener: (frame: unknown) => void): void;
  /** Called once, with a reason in words for people ("the server has stopped"); at once where the wire is closed already. */
  onClose(listener: (reason: string) => void): void;
  close(): void;
}
