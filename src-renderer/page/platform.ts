/** Whether Ctrl means Command on this system. */
export const onMac: boolean = typeof navigator !== "undefined" && /mac/i.test(navigator.userAgent);
