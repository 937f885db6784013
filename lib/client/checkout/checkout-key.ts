/** Where the browser keeps its checkout: known by itself, so that who only asks whether there is one loads nothing else. */
export const CHECKOUT_KEY = 'flowbotz.checkout';
