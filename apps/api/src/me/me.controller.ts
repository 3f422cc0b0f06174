import { Controller, Get } from '@nestjs/common';
import { me } from '@tovholder/contracts/http';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import { CurrentReader, type Reader } from '../http/request';

@Controller('me')
export class MeController {
  @Get()
  @Operation({ id: 'getMe', tag: 'Me', summary: 'Who I am here: authorities, units and roles', answer: me })
  me(@CurrentReader() { principal, name }: Reader): z.input<typeof me> {
    const { userId, language, roles, authorities, units, districts } = principal;
    return {
      id: userId,
      name,
      language,
      roles: [...roles],
      authorities: [...authorities],
      units: [...units],
      districts: [...districts],
      deputies: [],
    };
  }
}
