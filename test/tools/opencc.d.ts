/** OpenCC's dictionary: entries "from to" joined by bars. */
declare module 'opencc-js/dict/TSCharacters' {
  const dictionary: string;
  export default dictionary;
}
