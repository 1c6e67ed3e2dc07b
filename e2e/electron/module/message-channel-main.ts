import type { MessageChannelMain as Documented } from "electron";
import type { MessagePortMain } from "./message-port-main.ts";
import { nothingElse } from "./nothing-else.ts";
import { openChannel } from "./switchboard.ts";

export class MessageChannelMain implements Record<keyof Documented, MessagePortMain> {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    [this.port1, this.port2] = openChannel();
  }
}
nothingElse(MessageChannelMain, "MessageChannelMain");
