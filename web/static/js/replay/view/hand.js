/** Whether the replay lies in a hand, where wall-hand.css and replay-phone.css lay it out anew. */
export const inHand = matchMedia('(max-width: 600px) and (orientation: portrait)');
