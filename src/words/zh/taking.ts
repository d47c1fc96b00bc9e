// 把一次运行导出成文件：中文。

import type { TakingWords } from '../en/taking.ts';

export const takingZh: TakingWords = {
  title: '导出',
  about: '文件都在这个页面里生成，不会发到别处。图片和视频里存有回到这一刻的链接。',
  fromShare: '图片、视频和文件……',
  seed: (seed) => `种子 ${seed}`,
  span: (from, to) => `${from} – ${to}`,
  look: {
    title: '图片和视频的内容',
    what: '画什么',
    whats: {
      stage: () => '集群',
      logs: (tables) => tables,
      diagram: () => '下面这段时间的时空图',
      both: (tables) => `集群和${tables}`,
    },
    tells: '带讲解和备注',
    in: '配色',
    light: '浅色',
    dark: '深色',
  },
  picture: {
    title: '这一刻的图片',
    svg: '存为 SVG',
    png: '存为 PNG（1920 × 1080）',
    fonts: '字体存在文件里；汉字除外，打开文件的系统用自己的汉字字体来显示。',
  },
  times: {
    title: '时间段',
    from: '从（秒）',
    to: '到（秒）',
    wrong: (until) => `结束要晚于开始，并且不晚于 ${until}：到现在只看到这里。`,
  },
  film: {
    title: '这段时间的视频',
    about: '每一帧都按虚拟时间来画，所以机器再慢，视频也流畅。',
    lasts: '播放时长（秒）',
    format: '格式',
    formats: { mp4: 'MP4', webm: 'WebM', gif: 'GIF 动图' },
    which: 'MP4 在幻灯片和各种浏览器里都能播放；WebM 在浏览器里播放；GIF 凡能显示图片的地方都能动，但画质较粗。',
    noMp4:
      '这个浏览器没有 MP4（H.264）的编码器。WebM 能在浏览器里播放，但多数幻灯片软件不支持；GIF 也能放进幻灯片，但画质较粗。',
    noWebm:
      '这个浏览器没有 WebM 的编码器。MP4 在幻灯片和各种浏览器里都能播放；GIF 凡能显示图片的地方都能动，但画质较粗。',
    none: '这个浏览器没有视频编码器，但可以生成 GIF 动图（画质较粗），或保存每一帧，再用别的程序合成视频。',
    make: '生成视频',
    frames: '保存每一帧（PNG，打包成 .zip）',
    held: (n, seconds) => `视频在 ${n} 处讲解停下供人阅读，因此再长 ${seconds} 秒；单独保存的帧不重复。`,
    failed: '没能生成视频。请换一种格式，或改为保存每一帧。',
    progress: (frame, of) => `第 ${frame} 帧，共 ${of} 帧`,
    cancel: '取消',
    cancelled: '已取消，没有保存任何文件。',
  },
  run: {
    title: '把运行存成文本',
    upTo: '到哪里为止',
    moment: '这一刻',
    seen: '这个分支里看到过的全部',
    lines: '存为 JSON Lines',
    linesAbout: '每行记一件发生的事。',
    schema: '它的 JSON Schema',
    shiviz: '存给 ShiViz',
    shivizAbout: '带向量时钟的日志：用 ShiViz 打开，它会画出谁可能知道什么。',
  },
  making: '正在生成……',
  saved: (name) => `已保存：${name}`,
  failed: '没能生成。',
};
