// Everything that scripts add to staff pages. Every page does its main job without them.
// How the parts are switched on is said at the head of each module (data attributes in templates).
import "./requests.js";
import "./theme_choice.js";
import "./menus.js";
import "./shortcuts.js";
import "./filters.js";
import "./typeahead.js";
import "./formset.js";
import "./files.js";
import "./drafts.js";
import "./submitting.js";
import "./connection.js";
import "./place.js";
import "./printing.js";
