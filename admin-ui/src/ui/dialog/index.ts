export { type Confirmation, Confirmations } from './confirmations';
export { DialogFrame } from './dialog-frame';
export { type DialogContent, type DialogSize, Dialogs, dialogData } from './dialogs';
