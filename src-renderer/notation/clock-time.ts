/** When something was, as short as it is plain: "14:32" today, "Thu 17:05" within a week, else "12 Nov 2026". */
export function clockTime(at: number, now: number = Date.now()): string {
  const moment = new Date(at);
  const time = `${String(moment.getHours()).padStart(2, "0")}:${String(moment.getMinutes()).padStart(2, "0")}`;
  if (moment.toDateString() === new Date(now).toDateString()) return time;
  const days = (now - at) / 86_400_000;
  if (days < 6) return `${moment.toLocaleDateString("en-GB", { weekday: "short" })} ${time}`;
  return moment.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
}
