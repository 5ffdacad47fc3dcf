import { nameColumns, namesInText } from './holder-lines.rules';

describe('names of holders', () => {
  it('are found in what people paste, each once', () => {
    const text = 'LAPTOP-1\r\nlaptop-1\n\n "PC, main" ;PC 3\tPC 4\nada@acme.test, Bob <bob@acme.test>';
    expect(namesInText(text)).toEqual(['laptop-1', 'PC, main', 'PC 3', 'PC 4', 'ada@acme.test', 'bob@acme.test']);
  });

  it('are found in the columns of a file, the likeliest first', () => {
    const columns = nameColumns('\u{FEFF}Department;E-mail\nIT;ada@acme.test\n"R;D";bob@acme.test\n');
    expect(columns).toEqual([
      { heading: 'E-mail', names: ['ada@acme.test', 'bob@acme.test'] },
      { heading: 'Department', names: ['IT', 'R', 'D'] },
    ]);
  });

  it('are found in a file without headings', () => {
    expect(nameColumns('PC-1\nPC-2\n')).toEqual([{ heading: 'Column 1', names: ['PC-1', 'PC-2'] }]);
  });
});
