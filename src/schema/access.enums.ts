import { ActorKind, Role } from '../domain/access.js';
import { ApiKeyScope } from '../domain/api-key.js';
import { AuditOutcome } from '../domain/audit.js';
import { describe } from './describe-enum.js';

describe(Role, 'Role', 'What a caller may do (角色). A caller may have several; everyone is a reader.', {
  READER: 'Reads what is published; anyone, without a token (读者).',
  EDITOR: 'Drafts changes for a department, or for a region and what lies below it (编辑).',
  REVIEWER: 'Approves or returns what others drafted (审核员).',
  PUBLISHER: 'Publishes what was approved (发布员).',
  INTEGRATOR: 'A program of another body (集成方).',
  ADMINISTRATOR: 'Makes and revokes keys of programs, and reads the audit log (管理员).',
});

describe(ActorKind, 'ActorKind', 'What kind of caller it is (调用者类别).', {
  ANONYMOUS: 'Nobody known: a call without a token (匿名).',
  PERSON: 'A person, by a token of the sign-on (人员).',
  MACHINE: 'A program, by its key (程序).',
  IMPORT: 'An import of files by an operator (文件导入).',
});

describe(ApiKeyScope, 'ApiKeyScope', 'What a key of a program is good for (密钥权限范围).', {
  READ: 'Reading as a known client, with a known client’s rate (读取).',
  PROPOSE: 'Drafting changes for the key’s departments and regions, which people review (提出变更).',
});

describe(AuditOutcome, 'AuditOutcome', 'What became of an attempt to change something (操作结果).', {
  DONE: 'It was done (完成).',
  REFUSED: 'It was refused, and nothing changed: the caller may not, or the rules forbid it (拒绝).',
  FAILED: 'It broke off, and nothing changed (失败).',
});
