/** The ids by which the keys find their way on the page. */
export const SEARCH = 'search';
export const ROWS = 'plan-rows';
