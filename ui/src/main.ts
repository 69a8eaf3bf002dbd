import { mount } from "svelte";
import "./style/tokens.css";
import "./style/fonts.css";
import "./style/base.css";
import App from "./App.svelte";
import { recall } from "./lib/look";

recall();
const target = document.getElementById("app");
if (target) mount(App, { target });
