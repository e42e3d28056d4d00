import { setAttribute } from './attributeStores';
import { getAttribute } from './attributes';
import { call } from './call';
import { itemsOf } from './iteration';
import { Interpreter } from './machine';
import { binary } from './operators/binary';
import { compare } from './operators/compare';
import { reprOf, strOf } from './text/repr';
import { truthOf } from './truth';
import {
  type Arguments,
  type BinaryOperator,
  type ComparisonOperator,
  type Evaluation,
  finish,
  noKeywords,
  type Text,
  type Unknown,
  type Value,
} from './values';

/** A run with Python's object protocol: what native code may do with any value without knowing its type. */
export class Run extends Interpreter {
  call(callee: Value, args: Arguments): Evaluation {
    return finish(call(callee, args, this));
  }

  callWith(callee: Value, ...positional: Value[]): Evaluation {
    return finish(call(callee, { positional, keywords: noKeywords }, this));
  }

  getAttribute(value: Value, name: string): Evaluation {
    return finish(getAttribute(value, name, this));
  }

  setAttribute(value: Value, name: string, item: Value): Evaluation<void> {
    return finish(setAttribute(value, name, item, this));
  }

  binary(operator: BinaryOperator, left: Value, right: Value): Evaluation {
    return finish(binary(operator, left, right, this));
  }

  compare(operator: ComparisonOperator, left: Value, right: Value): Evaluation {
    return finish(compare(operator, left, right, this));
  }

  truth(value: Value): Evaluation<boolean | Unknown> {
    return finish(truthOf(value, this));
  }

  repr(value: Value): Evaluation<Text | Unknown> {
    return finish(reprOf(value, this));
  }

  str(value: Value): Evaluation<Text | Unknown> {
    return finish(strOf(value, this));
  }

  items(value: Value): Evaluation<Value[] | Unknown> {
    return itemsOf(value, this);
  }
}
