import { expect, test, vi } from "vitest";
import { Menu, MenuItem } from "./module/menu.ts";
import { pageAddress, programAddress } from "./wire/addresses.ts";

test("addresses of the program's schemes are translated to local ones and back; others stay unchanged", () => {
  expect(pageAddress("app://rheobase/index.html?a=1#b", 4567)).toBe("http://rheobase.app.localhost:4567/index.html?a=1#b");
  expect(programAddress("http://rheobase.app.localhost:4567/index.html?a=1#b", 4567)).toBe("app://rheobase/index.html?a=1#b");
  for (const url of ["https://example.org/x", "http://127.0.0.1:4567/", "about:blank"]) {
    expect(pageAddress(url, 4567)).toBe(url);
    expect(programAddress(url, 4567)).toBe(url);
  }
  expect(programAddress("http://rheobase.app.localhost:99/", 4567)).toBe("http://rheobase.app.localhost:99/");
});

test("items of a menu from a template can be chosen unless they are disabled", () => {
  const click = vi.fn();
  const menu = Menu.buildFromTemplate([
    {
      label: "File",
      submenu: [
        { id: "save", label: "Save", click, accelerator: "CmdOrCtrl+S", registerAccelerator: false },
        { type: "separator" },
        { label: "Off", enabled: false, click },
      ],
    },
  ]);
  Menu.setApplicationMenu(menu);
  const save = Menu.getApplicationMenu()!.getMenuItemById("save")!;
  expect(save).toMatchObject({ label: "Save", accelerator: "CmdOrCtrl+S", registerAccelerator: false });
  save.click();
  menu.items[0]!.submenu!.items[2]!.click();
  expect(click).toHaveBeenCalledTimes(1);
  expect(() => new MenuItem({})).toThrow(TypeError);
  expect(() => new MenuItem({ role: "undo" }).click()).toThrow("no role undo");
});
