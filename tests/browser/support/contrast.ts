import type { Page } from "playwright-core";

/**
 * Returns the texts of a page that do not reach the contrast of WCAG 2.2, 1.4.3 with their background, as the
 * page is shown now. axe does this as well, but takes half a second a page, and a second color scheme changes
 * nothing else.
 */
export function lowContrast(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Color = [red: number, green: number, blue: number, alpha: number];

    function parse(text: string): Color {
      const [red, green, blue, alpha = 1] = (text.match(/^rgba?\(([^)]+)\)$/)?.[1] ?? "").split(/[\s,/]+/)
        .map(Number);
      if (![red, green, blue, alpha].every(Number.isFinite)) throw new Error(`The color ${text} is new.`);
      return [red, green, blue, alpha];
    }

    const over = ([red, green, blue, alpha]: Color, below: Color): Color => {
      const mix = (a: number, b: number) => a * alpha + b * (1 - alpha);
      return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2]), 1];
    };

    /** What lies behind an element. Behind everything, the sheet is white. */
    function backgroundOf(element: Element | null): Color {
      if (!element) return [255, 255, 255, 1];
      const color = parse(getComputedStyle(element).backgroundColor);
      return color[3] === 1 ? color : over(color, backgroundOf(element.parentElement));
    }

    function luminance(color: Color): number {
      const [red, green, blue] = color.slice(0, 3).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    function ratio(a: Color, b: Color): number {
      const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
      return (high + 0.05) / (low + 0.05);
    }

    const hasText = (element: Element) =>
      element.matches("input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea") ||
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());

    return [...document.body.querySelectorAll("*")].filter(hasText).flatMap((element) => {
      const style = getComputedStyle(element);
      // A disabled control's text is not bound to a contrast either.
      const isShown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      if (!isShown || element.closest(":disabled, [aria-disabled=true], script, style, option")) return [];
      const background = backgroundOf(element);
      const found = ratio(over(parse(style.color), background), background);
      const size = parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (found >= (isLarge ? 3 : 4.5)) return [];
      return [`${found.toFixed(2)}:1 on “${(element.textContent ?? "").trim().slice(0, 40)}”`];
    });
  });
}
