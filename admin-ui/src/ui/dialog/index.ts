export { type Confirmation, Confirmations } from './confirmations';
export { DialogFrame } from './dialog-frame';
export { type DialogContent, Dialogs, dialogData } from './dialogs';
export { Batches } from './batches';
export type { RefusedThing } from './refused-things';
