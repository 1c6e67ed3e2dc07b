/** true on macOS, where Ctrl means Command */
export const onMac: boolean = typeof navigator !== "undefined" && /mac/i.test(navigator.userAgent);
