import goods from './goods.yaml?traditional';
import money from './money.yaml?traditional';
import parcel from './parcel.yaml?traditional';
import relations from './relations.yaml?traditional';
import returns from './returns.yaml?traditional';
import shipping from './shipping.yaml?traditional';
import skeletons from './skeletons.yaml?traditional';

/** The library's replies in the traditional script, by id: made when the program is built. */
export const traditionalLibrary: Readonly<Record<string, string>> = {
  ...goods,
  ...money,
  ...parcel,
  ...relations,
  ...returns,
  ...shipping,
  ...skeletons,
};
