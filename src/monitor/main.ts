import { Page } from './page.js';
import { applyTheme } from './theme.js';

applyTheme();
const root = document.getElementById('monitor');
if (root) void new Page(root).start();
