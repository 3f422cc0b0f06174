/** Thin accessible components over the classes of Det Fælles Designsystem. */
export { Alert } from './alert';
export { Announcer, announce } from './announcer';
export { Badge } from './badge';
export { Button, LinkButton } from './button';
export { type DataColumn, DataTable } from './data-table';
export { DateInput, TimeInput } from './date-input';
export { isDate } from './date-text';
export { Details } from './details';
export { Dialog } from './dialog';
export { EmptyState } from './empty-state';
export { type ErrorEntry, ErrorSummary } from './error-summary';
export { Checkbox, RadioGroup, Select, TextArea, TextInput, type Choice } from './fields';
export { MoreButton } from './more-button';
export { Page } from './page';
export { SummaryList } from './summary-list';
export { Waiting } from './waiting';
