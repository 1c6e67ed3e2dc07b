// Memory of an instance: handed out upwards, never given back; an instance serves one range of one network.
let top: usize = __heap_base;

/** Bytes from here on are zero: memory is new. */
export function allocate(bytes: usize): usize {
  const at = (top + 15) & ~15;
  // In 64 bits: a sum beyond 4 GB must not wrap.
  const end = <u64>at + <u64>bytes;
  const pages = <i64>((end + 0xffff) >> 16) - <i64>memory.size();
  if (pages > 0 && memory.grow(<i32>pages) < 0) unreachable();
  top = <usize>end;
  return at;
}
