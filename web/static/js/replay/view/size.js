/** How large an element is, kept up while the page is resized. */
import { useEffect, useRef, useState } from 'preact/hooks';

/** @typedef {{width: number, height: number}} Size whole pixels */

/** @returns {[{current: any}, Size]} the element to measure, and its inside */
export function useSize() {
  const element = useRef(/** @type {HTMLElement|null} */ (null));
  const [size, setSize] = useState(/** @type {Size} */ ({ width: 0, height: 0 }));
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([{ contentRect: { width, height } }]) =>
      setSize({ width: Math.floor(width), height: Math.floor(height) }));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, size];
}
