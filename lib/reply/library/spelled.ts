import goods from './goods.yaml?spelled';
import money from './money.yaml?spelled';
import parcel from './parcel.yaml?spelled';
import relations from './relations.yaml?spelled';
import returns from './returns.yaml?spelled';
import shipping from './shipping.yaml?spelled';
import skeletons from './skeletons.yaml?spelled';

/** How the library's replies are spelled, by id: made when the program is built, so that no page needs a dictionary. */
export const spelledLibrary = { ...goods, ...money, ...parcel, ...relations, ...returns, ...shipping, ...skeletons };
