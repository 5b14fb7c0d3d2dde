export function findChromium(): string;
export function findFirefox(): string | undefined;
export function needsDisplay(): boolean;
