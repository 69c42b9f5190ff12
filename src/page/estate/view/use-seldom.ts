import { useEffect, useRef, useState } from 'react';

/** The value as it was when it last changed, but it changes at most once in `milliseconds`. */
export function useSeldom<Value>(value: Value, milliseconds: number): Value {
  const [seldom, setSeldom] = useState(value);
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const update = () => {
      changedAt.current = performance.now();
      setSeldom(value);
    };
    const timer = setTimeout(update, Math.max(0, changedAt.current + milliseconds - performance.now()));
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return seldom;
}
