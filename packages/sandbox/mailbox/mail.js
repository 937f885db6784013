import { submitThroughApi } from '/page/api-forms.js';
import { keepCurrent } from '/page/live.js';

keepCurrent();
submitThroughApi();

// The filter is outside of our hands after a refresh swapped it, so the page listens.
document.addEventListener('change', (event) => {
  if (event.target instanceof HTMLSelectElement && event.target.form?.id === 'mail-filter') {
    event.target.form.requestSubmit();
  }
});
