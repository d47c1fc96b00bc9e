// The fonts and the sheet of the theme, for the page to import once. Chinese is set in the system's own fonts.

import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import './theme.css';
