// Ready things to attach: a classroom whose projector does not shine, as a photograph and as a video, a voice message, a
// document. Made here, so nothing is downloaded.

const WIDTH = 960, HEIGHT = 720;

/** A JPEG file of 960 × 720 pixels. */
export async function projectorPhoto() {
  const canvas = scene();
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.86));
  return new File([blob], "proektor.jpg", { type: "image/jpeg" });
}

/** A second of the same room, its red light blinking; a browser that can't record gives an empty second. */
export async function projectorVideo() {
  const parts = [];
  if (window.MediaRecorder) {
    const canvas = scene(), g = canvas.getContext("2d");
    const recorder = new MediaRecorder(canvas.captureStream(10));
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
    const blink = setInterval(() => circle(g, Date.now() % 400 < 200 ? "#3a2020" : "#ff3b2e", 612, 150, 7), 100);
    recorder.start();
    setTimeout(() => recorder.stop(), 1000);
    await stopped;
    clearInterval(blink);
  }
  return new File(parts.length ? parts : ["-"], "proektor.mp4", { type: "video/mp4" });
}

/** A voice message; nobody listens to it here. */
export const voice = () => new File([new Uint8Array(4000)], "Голосовое", { type: "audio/ogg" });

/** A text file. */
export const report = () => new File(["Проектор в кабинете не включается, лампа горит красным.\n"], "Акт осмотра.txt", { type: "text/plain" });

/** A plan of the school as it comes out of a word processor, with a few doubtful places. */
export async function plan() {
  const answer = await fetch("/static/plan.docx");
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  return new File([await answer.blob()], "План мероприятий.docx", { type });
}

function scene() {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  draw(canvas.getContext("2d"));
  return canvas;
}

function draw(g) {
  const wall = g.createLinearGradient(0, 0, 0, 720);
  wall.addColorStop(0, "#cfc7b6");
  wall.addColorStop(1, "#a89d89");
  box(g, wall, 0, 0, 960, 720, 0);
  box(g, "#e9e6df", 0, 0, 960, 92, 0);
  lamp(g, 90);
  lamp(g, 640);
  box(g, "#2f4f45", 60, 250, 210, 250, 6);
  box(g, "#8a6a44", 52, 496, 226, 14, 3);
  chalk(g);
  box(g, "#3a3a3d", 316, 196, 568, 18, 8);
  const screen = g.createLinearGradient(320, 210, 880, 560);
  screen.addColorStop(0, "#d9d9d6");
  screen.addColorStop(1, "#bcbcb8");
  box(g, screen, 330, 212, 540, 330, 0);
  box(g, "#3a3a3d", 326, 540, 548, 10, 4);
  box(g, "#6f5436", 0, 640, 960, 80, 0);
  box(g, "#8b6b47", 110, 590, 300, 60, 4);
  box(g, "#8b6b47", 540, 590, 300, 60, 4);
  projector(g);
  vignette(g);
}

function projector(g) {
  box(g, "#6b6b6f", 592, 60, 16, 66, 0);
  g.save();
  g.shadowColor = "rgba(0,0,0,.45)";
  g.shadowBlur = 30;
  g.shadowOffsetY = 16;
  box(g, "#f3f3f1", 470, 120, 260, 92, 16);
  g.restore();
  box(g, "#dcdcd8", 470, 186, 260, 26, 12);
  for (let x = 640; x < 715; x += 12) box(g, "#b9b9b5", x, 138, 6, 38, 3);
  circle(g, "#2a2c30", 528, 166, 36);
  circle(g, "#16181b", 528, 166, 26);
  circle(g, "#33383f", 519, 157, 7);
  g.save();
  g.shadowColor = "#ff2b1c";
  g.shadowBlur = 26;
  circle(g, "#ff3b2e", 612, 150, 7);
  g.restore();
  circle(g, "#9a9a96", 612, 176, 5);
}

function lamp(g, x) {
  g.save();
  g.shadowColor = "rgba(255,250,225,.9)";
  g.shadowBlur = 50;
  box(g, "#fffdf0", x, 30, 230, 26, 10);
  g.restore();
}

function chalk(g) {
  g.strokeStyle = "rgba(255,255,255,.65)";
  g.lineWidth = 3;
  for (const [x, y, width] of [[84, 300, 120], [84, 330, 150], [84, 360, 90], [84, 420, 140]]) {
    g.beginPath();
    g.moveTo(x, y);
    g.quadraticCurveTo(x + width / 2, y - 8, x + width, y + 2);
    g.stroke();
  }
}

function vignette(g) {
  const shade = g.createRadialGradient(480, 340, 260, 480, 360, 640);
  shade.addColorStop(0, "rgba(20,16,10,0)");
  shade.addColorStop(1, "rgba(20,16,10,.5)");
  box(g, shade, 0, 0, 960, 720, 0);
}

function box(g, fill, x, y, width, height, radius) {
  g.fillStyle = fill;
  g.beginPath();
  g.roundRect(x, y, width, height, radius);
  g.fill();
}

function circle(g, fill, x, y, radius) {
  g.fillStyle = fill;
  g.beginPath();
  g.arc(x, y, radius, 0, Math.PI * 2);
  g.fill();
}
