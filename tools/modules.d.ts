/**
 * The tools are JavaScript, so that they run before anything is installed. Projects that check only TypeScript take
 * them as they come; `tools/tsconfig.json` checks the JavaScript itself.
 */
declare module '*.mjs';
