import { config } from "zod";

// zod looks whether it may compile its checks, which the policy of the page refuses. To be imported before any schema.
config({ jitless: true });
