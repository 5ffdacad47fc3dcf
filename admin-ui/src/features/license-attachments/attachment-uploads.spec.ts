import { HttpEventType } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { answerProblem, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { AttachmentUploads } from './attachment-uploads';

describe('uploads', () => {
  const address = '/api/v1/licenses/7/attachments';
  let uploads: AttachmentUploads;
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([]), AttachmentUploads] });
    uploads = TestBed.inject(AttachmentUploads);
  });

  it('go one after the other, tell how far they are, and go on after one that fails', async () => {
    const done = vi.fn<() => void>();
    uploads.add(7, [new File(['x'], 'evil.pdf'), new File(['%PDF-'], 'contract.pdf')], done);
    await settle();
    const first = expectRequest('POST', address);
    expect(first.request.body).toBeInstanceOf(FormData);
    first.event({ type: HttpEventType.UploadProgress, loaded: 1, total: 4 });
    expect(uploads.uploads().map(({ share }) => share)).toEqual([0.25, 0]);
    answerProblem(first, 422, { code: 'invalid', detail: 'Not what its name says.' });
    await settle();
    expect(uploads.uploads()).toMatchObject([{ failure: 'Not what its name says.' }, { failure: null }]);

    expectRequest('POST', address).flush({ id: 1, name: 'contract.pdf' });
    await settle();
    expect(uploads.uploads()).toHaveLength(1);
    expect(done).toHaveBeenCalledOnce();
    uploads.dismiss(uploads.uploads()[0]?.id ?? 0);
    expect(uploads.uploads()).toEqual([]);
  });
});
