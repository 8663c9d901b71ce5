import { Department } from '../entities/department.js';
import { Indicator } from '../entities/indicator.js';
import { PublicService } from '../entities/public-service.js';
import { Region } from '../entities/region.js';
import { connectionOf } from './connection.js';

export const ServiceConnection = connectionOf(PublicService, 'Service', '服务项目');
export const DepartmentConnection = connectionOf(Department, 'Department', '部门');
export const RegionConnection = connectionOf(Region, 'Region', '行政区划');
export const IndicatorConnection = connectionOf(Indicator, 'Indicator', '指标');
