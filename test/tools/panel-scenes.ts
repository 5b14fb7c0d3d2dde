import {
  box,
  day,
  HELD,
  memo,
  mode,
  openBuyer,
  openOptions,
  type Scene,
  storeMemos,
  storeReplies,
  write,
} from './stage';

/* The side panel in its three modes: empty, full, failing, with long and hostile text. Each goes on from the one before. */

const panel = (name: string, play: Scene['play'], after?: Scene['after']): Scene => ({
  name,
  console: 'pinduoduo',
  shows: 'panel',
  play,
  ...(after ? { after } : {}),
});

export const panelScenes: readonly Scene[] = [
  panel(
    'first-run',
    async (stage) => openBuyer(stage, 0),
    async ({ panel }) => {
      await panel.evaluate(`document.querySelector('.first-run button')?.click()`);
    },
  ),
  panel('now-full', async (stage) => openBuyer(stage, 0)),
  panel('now-evidence', async (stage) => {
    await stage.panel.evaluate(`document.querySelector('.fault details')?.setAttribute('open', '')`);
    await stage.panel.evaluate(`document.querySelector('.step-next .step-word')?.focus()`);
  }),
  panel('now-held', async (stage) => {
    await openBuyer(stage, 0);
    await write(stage.page, HELD);
    await stage.panel.waitFor(`document.querySelector('.finding')`);
  }),
  panel('now-many-findings', async (stage) => {
    await write(stage.page, `${HELD}，你自己不会用吧，加我微信聊，好评返现五块，不行就算了，我也没办法`);
    await stage.panel.waitFor(`document.querySelectorAll('.finding').length > 1`);
  }),
  panel('now-clean', async (stage) => {
    await write(stage.page, '您好，麻烦拍张杯子漏水处的照片，我马上帮您核实');
    await stage.panel.waitFor(`document.querySelector('.quiet-line')`);
  }),
  panel('now-by-hand', async (stage) => {
    await stage.panel.evaluate(`(() => {
      const select = document.querySelector('[data-fact=F]');
      select.value = 'seller';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await stage.panel.waitFor(`document.querySelector('.chip-hand')`);
  }),
  panel('now-offer', async (stage) => {
    await write(stage.page, '给您添麻烦了，照片收到，明天18点前给您答复');
    await box(stage.page).press('Enter');
    await stage.panel.waitFor(`document.querySelector('.offer')`);
  }),
  panel(
    'now-offer-move',
    async ({ panel }) => {
      await panel.evaluate(`document.querySelectorAll('.offer button')[1].click()`);
      await panel.waitFor(`document.querySelector('.moves')`);
    },
    async ({ panel }) => {
      await panel.press('Escape');
      await panel.evaluate(`document.querySelectorAll('.offer button')[2]?.click()`);
    },
  ),
  panel(
    'now-offer-past',
    async (stage) => {
      await write(stage.page, '给您添麻烦了，照片收到，今天0点前给您答复');
      await box(stage.page).press('Enter');
      await stage.panel.waitFor(`document.querySelector('.offer .severity-warn')`);
    },
    async ({ panel }) => {
      await panel.evaluate(`document.querySelector('.offer > .actions button')?.click()`);
    },
  ),
  panel('now-changed-mind', async (stage) => openBuyer(stage, 2)),
  panel('now-long', async (stage) => openBuyer(stage, 4)),
  panel('now-no-order', async (stage) => openBuyer(stage, 5)),
  panel('now-two-orders', async (stage) => openBuyer(stage, 6)),
  panel('now-hostile', async (stage) => openBuyer(stage, 7)),
  panel('now-gap', async (stage) => {
    await openBuyer(stage, 0);
    await stage.panel.evaluate(`document.querySelector('.suggestion:has(.gap) .suggestion-button')?.click()`);
  }),
  panel(
    'now-unreadable',
    async ({ page, panel }) => {
      await page.evaluate(() => document.querySelector('#msgListContainer')?.remove());
      await panel.waitFor(`document.querySelector('.problems')`);
    },
    async ({ page, panel }) => {
      await page.reload();
      await panel.waitFor(`document.querySelector('.case') && !document.querySelector('.problems')`);
    },
  ),
  panel('now-no-conversation', async (stage) => openBuyer(stage, undefined)),
  panel(
    'now-signed-out',
    async ({ page, panel }) => {
      await page.evaluate(() => window.sim.signOut(true));
      await panel.waitFor(`document.querySelector('.notice')`);
    },
    async (stage) => {
      await stage.page.evaluate(() => window.sim.signOut(false));
      await openBuyer(stage, 0);
    },
  ),
  panel(
    'now-no-console',
    async (stage) => {
      await openOptions(stage);
      await stage.panel.waitFor(`document.querySelector('.notice')`);
    },
    async (stage) => {
      await openBuyer(stage, 0);
    },
  ),
  panel(
    'keys',
    async ({ panel }) => {
      await panel.evaluate(`document.querySelector('.foot button').click()`);
      await panel.waitFor(`document.querySelector('dialog[open]')`);
    },
    async ({ panel }) => {
      await panel.evaluate(`document.querySelector('dialog button').click()`);
    },
  ),
  panel('follow-empty', async ({ panel }) => {
    await storeMemos(panel, []);
    await mode(panel, 'follow');
  }),
  panel('follow-full', async ({ panel }) => {
    await storeMemos(panel, day());
    await mode(panel, 'follow');
    await panel.waitFor(`document.querySelectorAll('.memo').length === 6`);
  }),
  panel(
    'follow-move',
    async ({ panel }) => {
      await panel.press('m');
      await panel.waitFor(`document.querySelector('.moves')`);
    },
    async ({ panel }) => panel.press('Escape'),
  ),
  panel(
    'follow-note',
    async ({ panel }) => {
      await panel.press('n');
      await panel.waitFor(`document.querySelector('.memo-note')`);
    },
    async ({ panel }) => panel.press('Escape'),
  ),
  panel(
    'follow-new',
    async ({ panel }) => {
      await panel.press('a');
      await panel.waitFor(`document.querySelector('.memo-form')`);
    },
    async ({ panel }) => panel.press('Escape'),
  ),
  panel('follow-ticked', async ({ panel }) => {
    await panel.press(' ');
    await panel.waitFor(`document.querySelector('.said span')`);
  }),
  panel('follow-500', async ({ panel }) => {
    const many = Array.from({ length: 500 }, (_, i) =>
      memo(i + 100, `跟进第 ${i + 1} 件：问快递到哪了`, (i - 40) * 9, {
        buyer: { id: String(i), name: `买***${i}` },
        platform: 'pinduoduo',
      }),
    );
    await storeMemos(panel, many);
    await mode(panel, 'follow');
    await panel.waitFor(`document.querySelectorAll('.memo').length > 400`);
  }),
  panel('replies-full', async (stage) => {
    await storeMemos(stage.panel, day());
    await openBuyer(stage, 0).catch(() => {});
    await mode(stage.panel, 'replies');
    await stage.panel.waitFor(`document.querySelector('.suggestion')`);
  }),
  panel('replies-gap', async ({ panel }) => {
    await panel.evaluate(`document.querySelector('.suggestion:has(.gap) .suggestion-button')?.click()`);
  }),
  panel(
    'replies-none',
    async ({ panel }) => {
      await panel.press('Escape');
      await panel.press('/');
      await panel.type('没有这样的话');
      await panel.waitFor(`document.querySelector('.notice')`);
    },
    async ({ panel }) => panel.press('Escape'),
  ),
  panel('replies-found', async ({ panel }) => {
    await panel.press('/');
    await panel.type('tk');
    await panel.waitFor(`document.querySelector('.reply-row')`);
  }),
  panel(
    'replies-write',
    async ({ panel }) => {
      await panel.evaluate(`document.querySelector('.reply-tools button').click()`);
      await panel.waitFor(`document.querySelector('.reply-form textarea')`);
      await panel.type('{goods}退货可以的，运费需要您承担一下哦');
      await panel.waitFor(`document.querySelector('.reply-check .severity-block')`);
    },
    async ({ panel }) => {
      await panel.press('Escape');
    },
  ),
  panel(
    'replies-10000',
    async ({ panel }) => {
      await storeReplies(panel, 10_000);
      await mode(panel, 'replies');
      await panel.waitFor(`document.querySelector('.reply-rows').dataset.rows > 10000`);
      await panel.waitFor(`document.querySelector('.reply-row')`);
    },
    async ({ panel }) => {
      await storeReplies(panel, 0);
      await mode(panel, 'now');
    },
  ),
  panel('case-work', async (stage) => {
    await openBuyer(stage, 3);
    await stage.page.evaluate(() => window.sim.buyerSays('7000103', '快递说丢了，我申请退款了，别再敷衍我'));
    await stage.panel.waitFor(`document.querySelector('.clock')`);
    await stage.panel.evaluate(`document.querySelector('.checklist')?.setAttribute('open', '')`);
  }),
  panel('case-work-folded', async ({ panel }) => {
    await panel.evaluate(`document.querySelector('.checklist')?.removeAttribute('open')`);
  }),
];
