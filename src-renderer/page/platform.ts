/** Whether Command stands for Ctrl here. */
export const onMac: boolean = typeof navigator !== "undefined" && /mac/i.test(navigator.userAgent);
