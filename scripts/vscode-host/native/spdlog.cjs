// Stands in for VS Code's native logger: appends each line to its file.
const fs = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(_type, _name, file) {
    this.file = file;
    this.level = 2;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}
levels.forEach((name, level) => {
  Logger.prototype[name] = function (message) {
    if (level < this.level) return;
    try {
      fs.appendFileSync(this.file, message.endsWith('\n') ? message : `${message}\n`);
    } catch {
      // The data folder is gone when the server is being stopped.
    }
  };
});

const create = async (name, file, size, count) => new Logger('rotating', name, file, size, count);

module.exports = {
  version: 11100,
  Logger,
  createRotatingLogger: create,
  createAsyncRotatingLogger: create,
  setLevel() {},
  setFlushOn() {},
};
