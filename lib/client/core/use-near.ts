import { type RefCallback, useCallback, useState } from 'react';

/** For what is only worth fetching once somebody comes near: true from when the place is within `margin` of the view. */
export function useNear(margin = '0px'): { place: RefCallback<Element>; isNear: boolean } {
  const [isNear, setIsNear] = useState(false);
  const place = useCallback(
    (element: Element | null) => {
      if (!element) return;
      const observer = new IntersectionObserver(
        ([entry]) => {
          if (!entry?.isIntersecting) return;
          setIsNear(true);
          observer.disconnect();
        },
        { rootMargin: margin },
      );
      observer.observe(element);
      return () => observer.disconnect();
    },
    [margin],
  );
  return { place, isNear };
}
