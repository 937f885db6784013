import { submitThroughApi } from '/page/api-forms.js';
import { keepCurrent } from '/page/live.js';

keepCurrent();
submitThroughApi();
