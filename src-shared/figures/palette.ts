/**
 * Colours of data and of figures on white. Both scales are ordered (lightness rises with the index, at least 3.6:1 on
 * white), tell steps apart under every kind of colour blindness and never speak alone: series carry numbers.
 */
export const paper = {
  background: "#FFFFFF",
  /** axes, tick labels, axis titles */
  ink: "#15181E",
  /** second voice: captions, names of guides, theory when it stands alone */
  ink2: "#4A5362",
  /** dotted lines at V_th and its like */
  guide: "#8B94A3",
} as const;

const sweepStops = ["#3B1170", "#3F3F8F", "#2C6A95", "#1D8784", "#2F8F55", "#7F8A12"] as const;
const noiseStops = ["#2B0F8C", "#6A0FA6", "#A2267F", "#C8475B", "#CF6A1F"] as const;

/** Colour of sweep `index` of `count`, from dark violet to olive. */
export function sweepColour(index: number, count: number): string {
  return along(sweepStops, position(index, count));
}

/** Colour of noise level `index` of `count`, from indigo to orange. */
export function noiseColour(index: number, count: number): string {
  return along(noiseStops, position(index, count));
}

// Categories, after Okabe and Ito: neighbours are told apart under every kind of colour blindness. Runs carry letters besides.
const runColours = ["#0072B2", "#D55E00", "#00875F", "#A8478A", "#8A7400", "#5F6978"] as const;
/** Where a colour is too pale for small text. */
const runInks: Readonly<Record<string, string>> = { "#D55E00": "#B34F00", "#00875F": "#007A55", "#8A7400": "#766300" };

/** Colour of compared run `index`; further runs begin again. */
export function runColour(index: number): string {
  return runColours[index % runColours.length]!;
}

/** The same for text, at least 4.5:1 on white. */
export function runInk(index: number): string {
  return runInks[runColour(index)] ?? runColour(index);
}

/** 0 ... 1; a single series takes a colour from the middle, where both scales are strong. */
function position(index: number, count: number): number {
  return count < 2 ? 0.45 : index / (count - 1);
}

/** Linear interpolation in sRGB between evenly spaced stops. */
function along(stops: readonly string[], where: number): string {
  const place = Math.min(Math.max(where, 0), 1) * (stops.length - 1);
  const below = Math.min(Math.floor(place), stops.length - 2);
  const channels = [1, 3, 5].map((start) => {
    const from = parseInt(stops[below]!.slice(start, start + 2), 16);
    const to = parseInt(stops[below + 1]!.slice(start, start + 2), 16);
    return Math.round(from + (to - from) * (place - below));
  });
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
}

/** A colour with an opacity, 0 ... 1, as #RRGGBBAA. */
export function withOpacity(colour: string, opacity: number): string {
  const alpha = Math.round(255 * opacity);
  return `${colour}${alpha.toString(16).padStart(2, "0").toUpperCase()}`;
}
