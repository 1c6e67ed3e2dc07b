import { serveNetworkRange } from "../network-thread.ts";
import { networkOfRecipe, type TestRecipe } from "./network-recipe.ts";

serveNetworkRange((recipe) => networkOfRecipe(recipe as TestRecipe));
