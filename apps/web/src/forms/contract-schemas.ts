/** The chunk of the contract's schemas; read by `import()` alone. */
import './without-eval';
import * as contract from '@tovholder/contracts/http';

export { contract };
