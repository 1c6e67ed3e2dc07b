import { isMissing, type Contestant, type Missing } from "./contestant.ts";
import { startPython, type PythonPeer } from "./python-peers.ts";
import { currentLevels } from "./workloads.ts";

/** The f-I protocol in Brian2. */
export const currentLevelPeers: readonly PythonPeer[] = [
  { name: "Brian2, cython", times: 1 },
  { name: "Brian2, cpp_standalone", times: 6 },
].map(({ name, times }) => ({
  name,
  script: "brian2_peer.py",
  args: ["fi", name.split(", ")[1]!, currentLevels.count, currentLevels.duration, times],
  work: times,
}));

/** Start the peers that this machine has. @param missing is told of the others */
export async function startAll(peers: readonly PythonPeer[], missing: Missing[], say: (text: string) => void): Promise<Contestant[]> {
  const started: Contestant[] = [];
  for (const peer of peers) {
    say(`starting ${peer.name}`);
    const one = await startPython(peer);
    if (isMissing(one)) missing.push(one);
    else started.push(one);
  }
  return started;
}
