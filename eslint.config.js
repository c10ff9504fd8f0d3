import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['dist/', 'extension/vendor/', '.venv/', 'node_modules/', 'var/'] },
  js.configs.recommended,
  {
    files: ['extension/**/*.js'],
    languageOptions: {
      ecmaVersion: 2024,
      sourceType: 'module',
      globals: { ...globals.browser, chrome: 'readonly', browser: 'readonly' },
    },
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', 300],
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Texts are set with textContent: nothing from a page may become markup.' },
        { property: 'outerHTML', message: 'Texts are set with textContent: nothing from a page may become markup.' },
        { property: 'insertAdjacentHTML', message: 'Texts are set with textContent: nothing from a page may become markup.' },
      ],
    },
  },
  {
    // The engine also runs in V8 without a browser: nothing of a browser may be named there.
    files: ['extension/detect/**/*.js'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: { ...globals.es2024 } },
    rules: { 'no-undef': 'error', 'no-restricted-globals': ['error', 'window', 'document', 'browser', 'chrome', 'fetch'] },
  },
  {
    files: ['tests/**/*.{js,mjs}', 'bench/**/*.{js,mjs}'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: { ...globals.node, ...globals.browser } },
  },
];
