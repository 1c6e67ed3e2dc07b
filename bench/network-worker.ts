import { serveNetworkRange } from "../src-main/simulation/network-thread.ts";
import { networkOf, type NetworkWork } from "./network-works.ts";

serveNetworkRange((recipe) => networkOf(recipe as NetworkWork));
