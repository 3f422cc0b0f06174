export { call } from './call';
export { ApiProblem, type FieldProblem } from './problem';
export { ProblemAlert } from './problem-alert';
export { type CommandHeaders, useCommand } from './use-command';
export { signInAgain } from './sign-in-again';
