/** Method names of libraries that change what they are called on. */
const mutators =
  /^(?!__).*_$|^__i|^__set|^__del|^(append|add|assign\w*|fill|sort|resize|put|itemset|partition|setflags|backward|step|zero_grad|update|build|__init__|load_\w+|set_\w+|insert|pop|remove|clear|extend|shuffle)$/;

export function mayMutate(functionName: string): boolean {
  return mutators.test(functionName);
}
