/** How high the axis and the flags above the rows are, pixels: the table's head is as high. */
export const AXIS = 22;
export const HEAD = 48;
