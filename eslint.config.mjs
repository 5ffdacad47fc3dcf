/** Lints the panel's templates; everything else is oxlint's (`.oxlintrc.json`). */
import angular from 'angular-eslint';
import typescript from 'typescript-eslint';

export default typescript.config(
  { ignores: ['**/*', '!admin-ui/', '!admin-ui/src/', '!admin-ui/src/**', 'admin-ui/src/api/**'] },
  {
    files: ['admin-ui/src/**/*.ts'],
    languageOptions: { parser: typescript.parser },
    plugins: { '@angular-eslint': angular.tsPlugin },
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'app', style: 'kebab-case' }],
      '@angular-eslint/no-input-rename': 'error',
      '@angular-eslint/no-output-native': 'error',
      '@angular-eslint/no-output-on-prefix': 'error',
      '@angular-eslint/prefer-inject': 'error',
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/prefer-output-readonly': 'error',
      '@angular-eslint/prefer-signals': 'error',
      '@angular-eslint/prefer-standalone': 'error',
      '@angular-eslint/use-lifecycle-interface': 'error',
    },
  },
  {
    files: ['admin-ui/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/button-has-type': 'error',
      // Keys are heard on the body of a table; what has the focus are its rows.
      '@angular-eslint/template/interactive-supports-focus': ['error', { allowList: ['form', 'tbody'] }],
      '@angular-eslint/template/no-any': 'error',
      '@angular-eslint/template/no-duplicate-attributes': 'error',
      '@angular-eslint/template/no-inline-styles': ['error', { allowNgStyle: true, allowBindToStyle: true }],
      '@angular-eslint/template/no-positive-tabindex': 'error',
      '@angular-eslint/template/prefer-control-flow': 'error',
      '@angular-eslint/template/prefer-self-closing-tags': 'off',
      '@angular-eslint/template/use-track-by-function': 'off',
    },
  },
);
