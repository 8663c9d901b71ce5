import js from '@eslint/js';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist/', '.data/', 'src/monitor/operations/generated.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off', // decorator metadata needs some of them as values
      '@typescript-eslint/no-extraneous-class': 'off', // resolvers and entities are classes for their decorators
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-console': 'error',
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { globals: { module: 'readonly', require: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: ['src/cli.ts', 'src/cli/**', 'src/main.ts', 'bench/**'], rules: { 'no-console': 'off' } },
);
